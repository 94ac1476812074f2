// title: When somebody last looked at their targets
// mode: READ
// params: {"id": "none"}
// returns: lookedAt, since
MATCH (p:Person {id: $id})
RETURN p.lookedAtTargetsAt AS lookedAt, p.targetsChangeSince AS since
