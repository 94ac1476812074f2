// title: Remove all evidence of one kind between pairs of people, whatever its source and direction; words that people said stay
// mode: WRITE
// params: {"pairs": [{"from": "none", "to": "nobody"}], "kind": "MET"}
// returns: removed
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.from})
MATCH (b:Person {id: pair.to})
MATCH (a)-[r:MESSAGED|MET|CONNECTED|STATED]-(b)
WHERE type(r) = $kind
WITH collect(DISTINCT r) AS gone
FOREACH (r IN gone | DELETE r)
RETURN size(gone) AS removed
