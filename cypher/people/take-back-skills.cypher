// title: Take back the skills that a merge lent
// mode: WRITE
// params: {"keepId": "none", "mergeId": "merge-1"}
// returns: nothing
MATCH (kept:Person {id: $keepId})-[h:HAS_SKILL]->(:Skill)
WHERE h.lentBy = $mergeId
DELETE h
