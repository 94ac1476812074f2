// title: Remember what was counted of messages, and what of it another source than the first one brought
// mode: WRITE
// params: {"rows": [{"id": "hash-1", "pairs": ["hash-2"]}], "source": "file"}
// returns: nothing
UNWIND $rows AS row
MERGE (m:SourceRecord {id: row.id})
ON CREATE SET m.source = $source
SET m.laterPairs = CASE WHEN m.source = $source THEN m.laterPairs
  ELSE coalesce(m.laterPairs, []) + [pair IN row.pairs WHERE NOT pair IN coalesce(m.pairs, []) | $source + ' ' + pair] END
SET m.pairs = row.pairs
