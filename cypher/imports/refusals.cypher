// title: A page of what an import left out, in order
// mode: READ
// params: {"importId": "none", "after": 0, "limit": 10}
// returns: ordinal, file, line, field, value, reason
MATCH (r:ImportRefusal {importId: $importId})
WHERE r.ordinal > $after
WITH r ORDER BY r.ordinal LIMIT $limit
RETURN r.ordinal AS ordinal, r.file AS file, r.line AS line, r.field AS field, r.value AS value, r.reason AS reason
ORDER BY ordinal
