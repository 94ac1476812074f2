// title: The same ten paths, listed from both ends so that the database joins the halves in the middle
// params: {"from": "p0000000", "to": "p0000001"}
// returns: people (ids, source first), warmth; warmest first, then fewer ties
// note: 3 ties or more; the second half has 1..2 ties for up to 4, the benchmark puts the length it needs there
MATCH (source:Person {id: $from}), (target:Person {id: $to})
CALL (source, target) {
  MATCH path = (source)-[:KNOWS*1..2]-(target)
  RETURN nodes(path) AS people, relationships(path) AS ties
  UNION ALL
  MATCH first = (source)-[:KNOWS*2..2]-(middle), second = (middle)-[rest:KNOWS*1..2]-(target)
  RETURN nodes(first) + nodes(second)[1..] AS people, relationships(first) + rest AS ties
}
WITH people, ties
WHERE all(place IN range(0, size(people) - 2) WHERE NOT people[place] IN people[place + 1..])
WITH people, size(ties) AS hops, reduce(warmth = 1.0, tie IN ties | warmth * tie.strength) AS warmth
ORDER BY warmth DESC, hops
LIMIT 10
RETURN [person IN people | person.id] AS people, warmth
