// title: Which of some people are contacts that only one source brought, nobody changed by hand and of whom nothing is left but where they work
// mode: READ
// params: {"ids": ["none"], "source": "file"}
// returns: id
MATCH (p:Person)
WHERE p.id IN $ids AND p:Contact AND p.sources = [$source] AND p.byHand IS NULL AND p.mergedInto IS NULL
  AND NOT EXISTS { MATCH (p)-[r]-() WHERE type(r) <> 'WORKS_AT' }
  AND NOT EXISTS { MATCH (other:Person) WHERE other.mergedInto = p.id }
RETURN p.id AS id
ORDER BY id
