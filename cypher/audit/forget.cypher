// title: Forget blocks of the audit log whose time is over
// mode: WRITE
// params: {"from": 1, "to": 100}
// returns: nothing
UNWIND range($from, $to) AS wanted
MATCH (b:AuditBlock {number: wanted})
DETACH DELETE b
