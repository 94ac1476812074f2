// title: Which of some organizations only one source brought and nobody changed by hand, and who and what hangs on them
// mode: READ
// params: {"ids": ["none"], "source": "file"}
// returns: id, peopleIds, projectIds, links
MATCH (o:Organization)
WHERE o.id IN $ids AND o.sources = [$source] AND o.byHand IS NULL AND o.stage <> 'OWN'
RETURN o.id AS id, [ (o)<-[:WORKS_AT]-(p:Person) | p.id ] AS peopleIds, [ (o)<-[:FOR]-(j:Project) | j.id ] AS projectIds,
  COUNT { MATCH (o)-[]-() } AS links
ORDER BY id
