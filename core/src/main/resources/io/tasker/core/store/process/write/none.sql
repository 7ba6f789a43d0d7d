-- End of WRITE when nothing is compared: the parts before it are inserts only.
SELECT 1
