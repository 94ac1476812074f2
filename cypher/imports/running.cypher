// title: Imports that are said to be running
// mode: READ
// params: {}
// returns: id, worker, seenAt
MATCH (i:ImportRun)
WHERE i.state = 'RUNNING'
RETURN i.id AS id, i.worker AS worker, i.seenAt AS seenAt
