// title: What was counted of some messages
// mode: READ
// params: {"ids": ["none"]}
// returns: id, pairs (keyed hashes)
UNWIND $ids AS id
MATCH (m:SourceRecord {id: id})
RETURN m.id AS id, m.pairs AS pairs
