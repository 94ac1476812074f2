// title: Some sources, and when something was brought in last
// mode: READ
// params: {"ids": ["none"]}
// returns: id, lastImportedAt
MATCH (s:SourceSystem)
WHERE s.id IN $ids
RETURN s.id AS id, s.lastImportedAt AS lastImportedAt
ORDER BY id
