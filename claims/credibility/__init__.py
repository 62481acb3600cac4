"""Reliability and credibility scales, and the evidence for them. Pure."""
