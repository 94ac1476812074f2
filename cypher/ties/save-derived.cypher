// title: Write derived ties; the pair runs from the smaller id to the larger
// mode: WRITE
// params: {"ties": [{"a": "none", "b": "nobody", "strength": 0.5}], "asOf": "2026-11-23"}
// returns: nothing
UNWIND $ties AS tie
MATCH (a:Person {id: tie.a})
MATCH (b:Person {id: tie.b})
MERGE (a)-[k:KNOWS]->(b)
SET k.strength = tie.strength, k.asOf = $asOf
