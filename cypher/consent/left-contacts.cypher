// title: Which of some people are contacts that ties alone made known and of whom nothing is left but where they work
// mode: READ
// params: {"ids": ["none"]}
// returns: id
MATCH (p:Person)
WHERE p.id IN $ids AND p:Contact AND coalesce(p.recorded, false) = false AND p.byHand IS NULL AND p.mergedInto IS NULL
  AND NOT EXISTS { MATCH (p)-[r]-() WHERE type(r) <> 'WORKS_AT' }
  AND NOT EXISTS { MATCH (other:Person) WHERE other.mergedInto = p.id }
RETURN p.id AS id
ORDER BY id
