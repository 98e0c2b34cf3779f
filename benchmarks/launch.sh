# Sourced by the commands beside it: builds the benchmarks if they are older than their sources, and
# starts one of their classes. How a JDK 25 is found is the launcher's business: its functions are
# taken from there, so that both always find the same one.

home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
eval "$(sed -n '/^[a-z_]*() {$/,/^}$/p' "$home/deploy/minewatch")"

fail() {
    echo "$(basename "$0"): $1" >&2
    exit 69
}

java_home=$(find_java) || fail "no Java 25 found: install a JDK 25, or point JAVA_HOME to one"
jar=$home/benchmarks/target/benchmarks.jar

is_stale() {
    [ ! -f "$jar" ] && return 0
    [ -n "$(find "$home/detector/src/main" "$home/benchmarks/src/main" "$home"/pom.xml "$home"/*/pom.xml \
        -newer "$jar" -print -quit)" ]
}

if is_stale; then
    command -v mvn >/dev/null 2>&1 || fail "not built yet, and no Maven to build it: install maven"
    echo "$(basename "$0"): building, once ..." >&2
    log=$(mktemp)
    if ! mvn -q -B -f "$home/pom.xml" -pl detector,benchmarks -DskipTests package >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        fail "the build failed, see above"
    fi
    rm -f "$log"
fi

# The same collector, pages and permissions as deploy/minewatch gives.
start() {
    # shellcheck disable=SC2086 # they are several
    exec "$java_home/bin/java" ${collector:--XX:+UseSerialGC $(large_pages)} --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow -Dminewatch.home="$home" -Dfile.encoding=UTF-8 \
        ${MINEWATCH_JAVA_OPTS:-} -cp "$jar" "$@"
}
