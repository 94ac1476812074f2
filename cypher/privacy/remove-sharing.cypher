// title: Remove what an owner chose for a tie, for pairs of owner and other
// mode: WRITE
// params: {"pairs": [{"from": "none", "to": "nobody"}]}
// returns: nothing
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.from})
MATCH (b:Person {id: pair.to})
MATCH (a)-[s:SHARES]->(b)
DELETE s
