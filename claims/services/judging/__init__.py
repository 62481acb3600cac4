"""What people say of pairs: judgements, carried between databases, and the weights learnt from them."""
