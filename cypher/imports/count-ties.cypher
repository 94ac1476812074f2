// title: How many of some pairs of people have a tie
// mode: READ
// params: {"pairs": [{"a": "none", "b": "nobody"}]}
// returns: ties
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.a})
MATCH (b:Person {id: pair.b})
MATCH (a)-[k:KNOWS]-(b)
RETURN count(k) AS ties
