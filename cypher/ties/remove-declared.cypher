// title: Remove what somebody said about a tie, for pairs of speaker and other
// mode: WRITE
// params: {"pairs": [{"from": "none", "to": "nobody"}]}
// returns: nothing
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.from})
MATCH (b:Person {id: pair.to})
MATCH (a)-[d:DECLARED]->(b)
DELETE d
