// title: Forget that messages were counted
// mode: WRITE
// params: {"ids": ["none"]}
// returns: nothing
UNWIND $ids AS id
MATCH (m:SourceRecord {id: id})
DETACH DELETE m
