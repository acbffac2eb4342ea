#!/usr/bin/env bash
# The project's commands. Each does all its own set-up; only the .NET SDK is needed.
#   ./build.sh run     start the system with the embedded store under ./data
#   ./build.sh test    build everything and run every test; ends with a line "N passed, N failed"
#   ./build.sh probe   ask again which packages the feed has (see src/decisions/0001-two-builds.md)
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Asks the configured feed once whether it has all that the package build takes, and keeps the answer.
probe() {
  local dir answer=compat
  dir=$(mktemp -d)
  cat > "$dir/probe.csproj" <<PROBE
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Packages>feed</Packages>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <Import Project="$PWD/src/Directory.Packages.props" />
  <ItemGroup><PackageReference Include="@(PackageVersion)" /></ItemGroup>
</Project>
PROBE
  # Into a folder of its own: what earlier builds left in the machine's package cache says nothing about the feed.
  if dotnet restore "$dir/probe.csproj" --packages "$dir/packages" --verbosity quiet > "$dir/log" 2>&1; then
    answer=feed
  fi
  rm -rf "$dir"
  printf '<Project>\n  <PropertyGroup>\n    <Packages Condition="%s">%s</Packages>\n  </PropertyGroup>\n</Project>\n' \
    "'\$(Packages)' == ''" "$answer" > .packages.props
  echo "Packages: $answer (kept in .packages.props; ./build.sh probe asks again)"
}

probe_once() { [ -f .packages.props ] || probe; }

run() {
  probe_once
  dotnet run --project silo --configuration Release -- "$@"
}

# dotnet test prints one summary line a project; they are added up into one.
run_tests() {
  probe_once
  local log status=0
  log=$(mktemp)
  dotnet test Tracking.sln --configuration Release "$@" 2>&1 | tee "$log" || status=$?
  awk -v status="$status" '
    /^(Passed|Failed|Skipped)! +-/ {
      for (i = 1; i < NF; i++) {
        value = $(i + 1); sub(/,/, "", value)
        if ($i == "Failed:") failed += value
        if ($i == "Passed:") passed += value
        if ($i == "Skipped:") skipped += value
      }
    }
    END {
      if (status != 0 && failed == 0) print "The build or a test run failed before its tests could fail."
      more = ""
      if (skipped > 0) more = ", " skipped " skipped"
      printf "%d passed, %d failed%s\n", passed, failed, more
    }' "$log"
  rm -f "$log"
  return "$status"
}

case "${1:-}" in
  run) shift; run "$@" ;;
  test) shift; run_tests "$@" ;;
  probe) probe ;;
  *) sed -n '2,5p' "$0" | sed 's/^# \{0,1\}//'; exit 2 ;;
esac
