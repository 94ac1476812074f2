// title: Hold a record for the rest of a transaction: whoever changes it meanwhile waits
// mode: WRITE
// params: {"id": "none", "at": "2026-11-23T09:00:00.000Z"}
// returns: nothing
MATCH (o:Organization {id: $id})
SET o.changedAt = $at
