"""Building no more than what changed: lean generators, the record of reads, the kept site."""
