// title: Forget that records are two people
// mode: WRITE
// params: {"ids": ["a|b"]}
// returns: nothing
MATCH (k:KeptApart)
WHERE k.id IN $ids
DETACH DELETE k
