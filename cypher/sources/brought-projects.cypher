// title: Projects that a source brought, by id
// mode: READ
// params: {"source": "none"}
// returns: id, isOnlyOfIt (no other source did, and nobody changed it by hand)
MATCH (j:Project)
WHERE $source IN j.sources
RETURN j.id AS id, size(j.sources) = 1 AND j.byHand IS NULL AS isOnlyOfIt
ORDER BY id
