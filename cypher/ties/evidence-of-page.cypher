// title: All evidence between a page of people, named by id, and people of larger ids, one row a person, that of sources switched off left out
// mode: READ
// params: {"ids": ["none"]}
// returns: id, evidence (lists of: id of the other, whether it runs from the person of the row, kind, amount, day, level, at, strength)
OPTIONAL MATCH (off:SwitchedOff)
WITH collect(off.id) AS ignored
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
MATCH (p)-[r:MESSAGED|MET|CONNECTED|STATED|DECLARED]-(q:Person)
WHERE p.id < q.id AND (r.source IS NULL OR NOT r.source IN ignored)
RETURN p.id AS id, collect([q.id, startNode(r).id = p.id, type(r), r.amount, r.day, r.level, r.at, r.strength]) AS evidence
