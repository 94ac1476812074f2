// title: Forget what somebody was told about things they starred no more
// mode: WRITE
// params: {"personIds": ["none"], "targetIds": ["nobody"]}
// returns: nothing
MATCH (p:Person)-[told:TOLD]->(target)
WHERE p.id IN $personIds AND target.id IN $targetIds
DELETE told
