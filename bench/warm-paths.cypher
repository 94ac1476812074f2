// title: The ten warmest paths between two people, by listing every path of up to 4 ties
// params: {"from": "p0000000", "to": "p0000001"}
// returns: people (ids, source first), warmth; warmest first, then fewer ties
// note: the length of a pattern can't be a parameter; the benchmark puts the most ties it asks for in place of 4
MATCH path = (:Person {id: $from})-[ties:KNOWS*1..4]-(:Person {id: $to})
WITH ties, nodes(path) AS people
WHERE all(place IN range(0, size(people) - 2) WHERE NOT people[place] IN people[place + 1..])
WITH people, size(ties) AS hops, reduce(warmth = 1.0, tie IN ties | warmth * tie.strength) AS warmth
ORDER BY warmth DESC, hops
LIMIT 10
RETURN [person IN people | person.id] AS people, warmth
