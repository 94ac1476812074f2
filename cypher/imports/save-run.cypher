// title: Write where an import stands, if it is in the state and hands expected
// mode: WRITE
// params: {"id": "none", "state": "RUNNING", "worker": "somebody", "properties": {}}
// returns: id (nothing if it is not)
MATCH (i:ImportRun {id: $id})
WHERE i.state = $state AND i.worker = $worker
SET i += $properties
RETURN i.id AS id
