// title: What either of two people chose for their tie
// mode: READ
// params: {"pairs": [{"a": "none", "b": "nobody"}]}
// returns: ownerId, otherId, level
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.a})
MATCH (b:Person {id: pair.b})
MATCH (a)-[s:SHARES]-(b)
RETURN startNode(s).id AS ownerId, endNode(s).id AS otherId, s.level AS level
