#!/bin/sh
# A batch divided by a real Slurm, controller and node on this machine, and merged: the
# bytes of one run.
#
#   tests/schedulers/slurm.sh build/release/extract FOLDER
#
# As root only: installs Slurm and MUNGE where they are missing, starts them with a
# configuration, a key and sockets of their own in a temporary folder, and stops what it
# has started.  Exit status 77: skipped.
set -eu

extract=$(realpath "$1")
documents=$(realpath "$2")
if [ "$(id -u)" -ne 0 ]; then
  echo "SKIPPED: Slurm needs root here; the shards of a batch are NOT TESTED with it" >&2
  exit 77
fi
if ! command -v slurmctld >/dev/null || ! command -v munged >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q && apt-get install -q -y --no-install-recommends \
    slurmctld slurmd slurm-client munge || {
    echo "SKIPPED: Slurm cannot be installed; the shards of a batch are NOT TESTED with it" >&2
    exit 77
  }
fi

work=$(mktemp -d)
started=
stop() {
  for process in $started; do kill "$process" 2>/dev/null || true; done
  for process in $started; do wait "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"
cd "$work"
export LC_ALL=C

# munged wants folders that nobody else can write to.
mkdir -m 755 munge state spool
dd if=/dev/urandom of=munge/key bs=1024 count=1 2>/dev/null
chmod 400 munge/key
cat >slurm.conf <<CONF
ClusterName=test
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=36817
SlurmdPort=36818
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MpiDefault=none
NodeName=$(hostname) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$work/slurm.conf"

munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" \
  --pid-file="$work/munge/pid" --seed-file="$work/munge/seed" >munged.log 2>&1 &
started="$started $!"
until [ -S munge/socket ]; do sleep 0.2; done
slurmctld -D >slurmctld.log 2>&1 &
started="$started $!"
slurmd -D -N "$(hostname)" >slurmd.log 2>&1 &
started="$started $!"
tries=0
until sinfo -h -o %T 2>/dev/null | grep -qx idle; do
  tries=$((tries + 1))
  if [ $tries -gt 60 ]; then
    echo "Slurm does not come up:" >&2
    tail -n 20 munged.log slurmctld.log slurmd.log >&2
    exit 1
  fi
  sleep 1
done

cat >job.sh <<JOB
#!/bin/sh
# 1: some document failed, which is no failure of the job.
'$extract' -q -j 1 --resume --shard \$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT \\
  -o "part\$SLURM_ARRAY_TASK_ID" '$documents' || [ \$? -eq 1 ]
JOB
sbatch --wait --array=1-3 --output=job-%a.log job.sh
"$extract" -q -o whole "$documents" 2>/dev/null || [ $? -eq 1 ]
"$extract" merge merged part1 part2 part3
diff -r whole merged
[ "$(wc -l <merged/documents.csv)" -gt 1 ]
echo "Slurm: an array of three shards, merged, is the bytes of one run"
