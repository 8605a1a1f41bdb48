"""Coverage as others read it: one module a format."""
