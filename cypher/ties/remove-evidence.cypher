// title: Remove what one source, or none, says of one kind, for pairs of people in the direction named
// mode: WRITE
// params: {"pairs": [{"from": "none", "to": "nobody"}], "kind": "MET", "source": "file"}
// returns: removed
UNWIND $pairs AS pair
MATCH (a:Person {id: pair.from})
MATCH (b:Person {id: pair.to})
MATCH (a)-[r:MESSAGED|MET|CONNECTED|STATED]->(b)
WHERE type(r) = $kind AND (r.source = $source OR r.source IS NULL AND $source IS NULL)
WITH collect(r) AS gone
FOREACH (r IN gone | DELETE r)
RETURN size(gone) AS removed
