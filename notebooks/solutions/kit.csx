#r "../../artifacts/bin/StableNets.Teaching/MathNet.Numerics.dll"
#r "../../artifacts/bin/StableNets.Teaching/StableNets.dll"
#r "../../artifacts/bin/StableNets.Teaching/StableNets.Teaching.dll"

using MathNet.Numerics.LinearAlgebra;
using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Teaching;
using StableNets.Teaching.Figures;
using StableNets.Teaching.Homework;
using StableNets.Teaching.Images;
using StableNets.Training;
using StableNets.Verification;
using static System.Math;
using static StableNets.Teaching.Notation;
using Complex = System.Numerics.Complex;

Kit.Open()
