"""The rules, one module or package a family; adding one is adding a function."""
