"""What depends on the visitor: the language, the filters, the choice, and the figures made from them."""
