// title: Imports of a file that are said to be running
// mode: READ
// params: {"kind": "MAIL", "fileName": "none"}
// returns: id
MATCH (i:ImportRun)
WHERE i.state = 'RUNNING' AND i.kind = $kind AND i.fileName = $fileName
RETURN i.id AS id
ORDER BY id
