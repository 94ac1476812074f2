// title: Forget the merges that some people took part in
// mode: WRITE
// params: {"ids": ["none"]}
// returns: nothing
MATCH (m:PersonMerge)
WHERE m.keepId IN $ids OR m.removeId IN $ids
DETACH DELETE m
