"""QNT, quantification: every claim has its figures, before and after, or says honestly why not."""
