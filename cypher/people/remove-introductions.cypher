// title: Remove introductions with what was asked of whom
// mode: WRITE
// params: {"ids": ["none"]}
// returns: nothing
MATCH (i:Introduction)
WHERE i.id IN $ids
DETACH DELETE i
