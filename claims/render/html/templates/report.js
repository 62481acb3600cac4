(function () {
  "use strict";
  document.querySelectorAll("button.copy").forEach(function (button) {
    var words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", function () {
      var range = document.createRange();
      range.selectNodeContents(document.getElementById(button.dataset.copy));
      var selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      var done = false;
      try { done = document.execCommand("copy"); } catch (refused) { done = false; }
      button.textContent = done ? "Copied" : "Selected: copy it with the keyboard";
      setTimeout(function () { button.textContent = words; }, 2500);
    });
  });
  var tools = document.querySelector(".tools");
  if (!tools) { return; }
  var rows = Array.prototype.slice.call(document.querySelectorAll(".disputes tbody tr"));
  var find = document.getElementById("find"), status = document.getElementById("status"), found = document.getElementById("found");
  function sift() {
    var words = find.value.toLowerCase(), shown = 0;
    rows.forEach(function (row) {
      row.hidden = (status.value && row.dataset.status !== status.value) || row.textContent.toLowerCase().indexOf(words) < 0;
      if (!row.hidden) { shown += 1; }
    });
    found.textContent = shown + " of " + rows.length;
  }
  tools.hidden = false;
  find.addEventListener("input", sift);
  status.addEventListener("change", sift);
  sift();
}());
