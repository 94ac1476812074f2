// title: Remember what was counted of messages
// mode: WRITE
// params: {"rows": [{"id": "hash-1", "pairs": ["hash-2"]}], "source": "file"}
// returns: nothing
UNWIND $rows AS row
MERGE (m:SourceRecord {id: row.id})
ON CREATE SET m.source = $source
SET m.pairs = row.pairs
