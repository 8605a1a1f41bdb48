"""CON, consistency between prose, metrics, incident times and outcome."""
