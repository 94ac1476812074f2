// title: Which of some keyed hashes are of somebody who objected
// mode: READ
// params: {"hashes": ["none"]}
// returns: hash
UNWIND $hashes AS wanted
MATCH (o:Objection {hash: wanted})
RETURN o.hash AS hash
