# What .ci/clients and .ci/lint-document share: the tools, the running service, the lists of known findings. Sourced from
# the root of the project.

here=clients/test
out=target/clients
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
javac="${JAVA_HOME:+$JAVA_HOME/bin/}javac"
document=$PWD/openapi.yaml
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo"
mkdir -p "$out"

fail() {
  echo "FAILED: $*"
  exit 1
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  $sudo apt-get update -qq >/dev/null && $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# step NAME COMMAND…: runs it, and says how long it took.
step() {
  local name=$1 begun=$SECONDS result=0
  shift
  "$@" || result=$?
  printf '%4d s  %s%s\n' $((SECONDS - begun)) "$name" "$([ "$result" = 0 ] || echo ": FAILED")"
  [ "$result" = 0 ] || failed=1
}
failed=0
shrink=""

# Node as the tools want it (20.19, or 22.12 and newer); an older one fetches a newer one into target.
node_suits() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null
}

node_tools() {
  command -v npm >/dev/null || install_packages nodejs npm
  local machine=x64 system
  case "$(uname -m)" in aarch64 | arm64) machine=arm64 ;; esac
  system=$(uname -s | tr '[:upper:]' '[:lower:]')
  if ! node_suits; then
    [ -x "$out/node/node_modules/node-$system-$machine/bin/node" ] ||
      npm install --silent --no-save --prefix "$out/node" "node-$system-$machine@22" >/dev/null
    export PATH="$PWD/$out/node/node_modules/node-$system-$machine/bin:$PATH"
    node_suits || fail "node $(node --version) is too old for the tools, and a newer one could not be had"
  fi
  local file
  for file in package.json package-lock.json; do
    cmp -s "$here/$file" "$out/$file" || rm -rf "$out/node_modules"
  done
  if [ ! -d "$out/node_modules" ]; then
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$out/"
    (cd "$out" && npm ci --silent --ignore-scripts) || { rm -rf "$out/node_modules"; fail "the tools of npm could not be had"; }
  fi
  export PATH="$PWD/$out/node_modules/.bin:$PATH"
}

java_tools() {
  [ "$out/java-tools/libraries" -nt "$here/pom.xml" ] ||
    { ./mvnw --batch-mode --quiet -f "$here/pom.xml" process-resources && touch "$out/java-tools/libraries"; }
}

generator() { "$java" -jar "$out/java-tools/openapi-generator-cli.jar" "$@"; }

# Starts the packaged service on an empty folder. Afterwards $base is its address and $key its key; stop_service ends it.
start_service() {
  service_folder=$(mktemp -d)
  base="http://127.0.0.1:$1"
  RAPPORT_DATA_DIR="$service_folder" QUARKUS_HTTP_PORT="$1" \
    "$java" -jar target/quarkus-app/quarkus-run.jar >"$service_folder/log" 2>&1 &
  service=$!
  trap stop_service EXIT
  for _ in $(seq 1 600); do
    kill -0 "$service" 2>/dev/null || { cat "$service_folder/log"; fail "the service ended before it was ready"; }
    if curl --silent --fail --output /dev/null "$base/q/health/ready"; then
      key=$(cat "$service_folder/initial-key")
      return
    fi
    sleep 0.1
  done
  cat "$service_folder/log"
  fail "the service is not ready after a minute"
}

stop_service() {
  local result=$?
  trap - EXIT
  kill "$service" 2>/dev/null || true
  wait "$service" 2>/dev/null || true
  if grep -E '"level":"(ERROR|FATAL)"| (ERROR|FATAL) ' "$service_folder/log" >"$out/errors-of-the-service"; then
    echo "The service logged errors:"
    head -20 "$out/errors-of-the-service"
    [ "$result" != 0 ] || result=1
  fi
  rm -rf "$service_folder"
  exit "$result"
}

# Takes out of a list what was known and no longer occurs.
shrink_known() {
  comm -13 "$3" "$2" >"$2.gone"
  [ -s "$2.gone" ] || return 0
  grep -vxFf "$2.gone" "$1" >"$1.shorter" || true
  mv "$1.shorter" "$1"
  grep -vE '^(#|$)' "$1" | sort -u >"$2" || true
}

# compare_findings TOOL: $out/found/TOOL against the list of those that are known, in which every block says why.
compare_findings() {
  local known="$here/known/$1.txt" found="$out/found/$1.txt" result=0 line
  sort -u "$found" -o "$found"
  grep -vE '^(#|$)' "$known" 2>/dev/null | sort -u >"$found.known" || true
  while IFS= read -r line; do
    echo "  new in $1: $line"
    result=1
  done < <(comm -23 "$found" "$found.known")
  [ -z "$shrink" ] || shrink_known "$known" "$found.known" "$found"
  while IFS= read -r line; do
    echo "  no longer found by $1, take it out of $known: $line"
    result=1
  done < <(comm -13 "$found" "$found.known")
  printf '  %s: %d findings, all known\n' "$1" "$(wc -l <"$found")" | { [ "$result" != 0 ] || cat; }
  return "$result"
}
