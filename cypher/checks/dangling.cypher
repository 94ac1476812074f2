// title: Records that point nowhere or are incomplete, by kind
// mode: READ
// params: {}
// returns: kind, count
MATCH (p:Person)
WHERE p.mergedInto IS NOT NULL AND NOT EXISTS { MATCH (kept:Person) WHERE kept.id = p.mergedInto }
RETURN 'people merged into nobody' AS kind, count(p) AS count
UNION ALL
MATCH (i:Introduction)
WHERE NOT EXISTS { MATCH (:Person)-[:ASKED_FOR]->(i) }
RETURN 'introductions without an asker' AS kind, count(i) AS count
UNION ALL
MATCH (p:Person)
WHERE p.name IS NULL
RETURN 'people without a name' AS kind, count(p) AS count
UNION ALL
MATCH (o:Organization)
WHERE o.name IS NULL OR o.stage IS NULL
RETURN 'organizations without a name or stage' AS kind, count(o) AS count
