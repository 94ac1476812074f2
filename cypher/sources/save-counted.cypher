// title: Write what is left of what was counted of messages
// mode: WRITE
// params: {"rows": [{"id": "none", "properties": {"source": "file", "pairs": [], "laterPairs": null}}]}
// returns: nothing
UNWIND $rows AS row
MATCH (m:SourceRecord {id: row.id})
SET m += row.properties
