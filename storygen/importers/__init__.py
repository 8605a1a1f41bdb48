"""Other people's formats, read into stories."""
