// title: Forget what somebody was told
// mode: WRITE
// params: {"personIds": ["none"], "ids": ["none"]}
// returns: nothing
MATCH (p:Person)-[told:TOLD]->()
WHERE p.id IN $personIds AND told.id IN $ids
DELETE told
