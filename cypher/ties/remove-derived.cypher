// title: Remove derived ties that no evidence carries any more
// mode: WRITE
// params: {"pairs": [{"a": "none", "b": "nobody"}]}
// returns: nothing
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.a})
MATCH (b:Person {id: pair.b})
MATCH (a)-[k:KNOWS]-(b)
DELETE k
