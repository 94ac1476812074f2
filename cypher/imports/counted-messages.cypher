// title: What was counted of some messages, and which sources counted it
// mode: READ
// params: {"ids": ["none"]}
// returns: id, source, pairs (keyed hashes), laterPairs (source and pair, of what another source than the first counted)
UNWIND $ids AS id
MATCH (m:SourceRecord {id: id})
RETURN m.id AS id, m.source AS source, m.pairs AS pairs, m.laterPairs AS laterPairs
