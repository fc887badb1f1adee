# SDL2 for wasm, built once by its own CMake into the cache: video, events and timers only.
set(WARMLINE_SDL2_OPTIONS -DCMAKE_BUILD_TYPE=MinSizeRel -DSDL_SHARED=OFF -DSDL_STATIC=ON -DSDL_TEST=OFF
  -DSDL_AUDIO=OFF -DSDL_JOYSTICK=OFF -DSDL_HAPTIC=OFF -DSDL_RENDER=OFF -DSDL_SENSOR=OFF -DSDL_POWER=OFF
  -DSDL_HIDAPI=OFF -DSDL_THREADS=OFF -DSDL_PTHREADS=OFF -DSDL2_DISABLE_SDL2MAIN=ON -DSDL2_DISABLE_UNINSTALL=ON)

function(warmline_build_sdl2 source out)
  string(SHA256 key "${source} ${WARMLINE_SDL2_OPTIONS} ${WARMLINE_EMCC_VERSION} ${CMAKE_CXX_COMPILER}")
  string(SUBSTRING "${key}" 0 12 key)
  set(to "${WARMLINE_CACHE}/built/sdl2-${key}")
  file(LOCK "${WARMLINE_CACHE}/sdl2-build.lock" GUARD FUNCTION TIMEOUT 3600)
  if(NOT EXISTS "${to}/lib/libSDL2.a")
    message(STATUS "SDL2: building for wasm, about 3 minutes, once (kept in ${to})")
    set(work "${WARMLINE_CACHE}/work/sdl2-${key}")
    file(REMOVE_RECURSE "${work}")
    file(MAKE_DIRECTORY "${work}")
    cmake_host_system_information(RESULT jobs QUERY NUMBER_OF_LOGICAL_CORES)
    foreach(step configure build install)
      if(step STREQUAL "configure")
        set(command -S "${source}" -B "${work}" -G Ninja "-DCMAKE_TOOLCHAIN_FILE=${CMAKE_TOOLCHAIN_FILE}"
          "-DCMAKE_INSTALL_PREFIX=${to}.new" ${WARMLINE_SDL2_OPTIONS})
      elseif(step STREQUAL "build")
        set(command --build "${work}" -j ${jobs})
      else()
        set(command --install "${work}")
      endif()
      message(STATUS "SDL2: ${step}")
      execute_process(COMMAND ${CMAKE_COMMAND} ${command} RESULT_VARIABLE failed
        OUTPUT_FILE "${work}/${step}.log" ERROR_FILE "${work}/${step}.log")
      if(failed)
        message(FATAL_ERROR "SDL2 could not be built (${step}). What it said is in ${work}/${step}.log.\n"
          "Check that emcc works (emcc --version) and that there is space, then run this again.")
      endif()
    endforeach()
    file(REMOVE_RECURSE "${to}")
    file(RENAME "${to}.new" "${to}")
    file(REMOVE_RECURSE "${work}")
  endif()
  set(${out} "${to}" PARENT_SCOPE)
endfunction()
