// title: Write that somebody looks at their targets
// mode: WRITE
// params: {"id": "none", "lookedAt": "2026-11-23T12:00:00.000Z", "since": null}
// returns: nothing
MATCH (p:Person {id: $id})
SET p.lookedAtTargetsAt = $lookedAt, p.targetsChangeSince = $since
